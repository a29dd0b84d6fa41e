import { Send } from "@/components/Send";

export default function Page() {
  return <Send />;
}
