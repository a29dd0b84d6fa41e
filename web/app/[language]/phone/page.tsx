import { Phone } from "@/components/Phone";

export default function Page() {
  return <Phone />;
}
