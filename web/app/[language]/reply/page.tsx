import { Reply } from "@/components/Reply";

export default function Page() {
  return <Reply />;
}
