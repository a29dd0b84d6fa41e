/** A few words on asking for a free interpreter, each in its own language. No translator has looked over them; the help page says so. */

export interface Tagline {
  /** As HTML names it. */
  lang: string;
  dir: "ltr" | "rtl";
  name: string;
  says: string;
  /** What to say in English, as names of the language. */
  ask: string[];
}

/** The fifteen most spoken languages of the country after English; Chinese in both its scripts. */
export const TAGLINES: Tagline[] = [
  { lang: "es", dir: "ltr", name: "Español", says: "Puede pedir un intérprete gratis al hospital o a su plan de salud. Cuando llame, diga en inglés:", ask: ["Spanish"] },
  { lang: "zh-Hans", dir: "ltr", name: "简体中文", says: "您可以向医院或您的医疗保险公司要求免费的口译员。打电话时，请用英语说：", ask: ["Mandarin", "Cantonese"] },
  { lang: "zh-Hant", dir: "ltr", name: "繁體中文", says: "您可以向醫院或您的醫療保險公司要求免費的口譯員。打電話時，請用英語說：", ask: ["Mandarin", "Cantonese"] },
  { lang: "tl", dir: "ltr", name: "Tagalog", says: "Maaari kayong humingi ng libreng interpreter sa ospital o sa inyong health plan. Kapag tumawag kayo, sabihin sa Ingles:", ask: ["Tagalog"] },
  { lang: "vi", dir: "ltr", name: "Tiếng Việt", says: "Quý vị có thể xin bệnh viện hoặc chương trình bảo hiểm sức khỏe cho một thông dịch viên miễn phí. Khi gọi điện, hãy nói bằng tiếng Anh:", ask: ["Vietnamese"] },
  { lang: "ar", dir: "rtl", name: "العربية", says: "يمكنكم طلب مترجم شفهي مجاني من المستشفى أو من شركة التأمين الصحي. عند الاتصال، قولوا بالإنجليزية:", ask: ["Arabic"] },
  { lang: "fr", dir: "ltr", name: "Français", says: "Vous pouvez demander un interprète gratuit à l’hôpital ou à votre assurance santé. Quand vous appelez, dites en anglais :", ask: ["French"] },
  { lang: "ko", dir: "ltr", name: "한국어", says: "병원이나 건강보험 회사에 무료 통역사를 요청하실 수 있습니다. 전화하실 때 영어로 이렇게 말씀하세요:", ask: ["Korean"] },
  { lang: "ru", dir: "ltr", name: "Русский", says: "Вы можете попросить в больнице или в своей страховой компании бесплатного устного переводчика. Когда звоните, скажите по-английски:", ask: ["Russian"] },
  { lang: "ht", dir: "ltr", name: "Kreyòl ayisyen", says: "Ou ka mande lopital la oswa plan sante ou yon entèprèt gratis. Lè w rele, di an anglè:", ask: ["Haitian Creole"] },
  { lang: "pt", dir: "ltr", name: "Português", says: "Você pode pedir um intérprete gratuito ao hospital ou ao seu plano de saúde. Quando ligar, diga em inglês:", ask: ["Portuguese"] },
  { lang: "pl", dir: "ltr", name: "Polski", says: "W szpitalu lub u ubezpieczyciela można poprosić o bezpłatnego tłumacza. Przez telefon proszę powiedzieć po angielsku:", ask: ["Polish"] },
  { lang: "it", dir: "ltr", name: "Italiano", says: "Può chiedere un interprete gratuito all’ospedale o alla Sua assicurazione sanitaria. Quando chiama, dica in inglese:", ask: ["Italian"] },
  { lang: "de", dir: "ltr", name: "Deutsch", says: "Sie können das Krankenhaus oder Ihre Krankenversicherung um einen kostenlosen Dolmetscher bitten. Sagen Sie am Telefon auf Englisch:", ask: ["German"] },
  { lang: "ja", dir: "ltr", name: "日本語", says: "病院や医療保険の会社に、無料の通訳を頼むことができます。電話のときは、英語でこう言ってください。", ask: ["Japanese"] },
  { lang: "fa", dir: "rtl", name: "فارسی", says: "می‌توانید از بیمارستان یا بیمهٔ درمانی خود مترجم شفاهی رایگان بخواهید. هنگام تماس، به انگلیسی بگویید:", ask: ["Persian"] },
];
