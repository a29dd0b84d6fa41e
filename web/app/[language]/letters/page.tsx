import { Letters } from "@/components/Letters";

export default function Page() {
  return <Letters />;
}
