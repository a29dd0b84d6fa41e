import { Start } from "@/components/Start";

export default function Page() {
  return <Start />;
}
