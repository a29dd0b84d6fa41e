import { Found } from "@/components/Found";

export default function Page() {
  return <Found />;
}
