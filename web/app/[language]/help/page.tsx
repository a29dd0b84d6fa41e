import { Help } from "@/components/Help";

export default function Page() {
  return <Help />;
}
