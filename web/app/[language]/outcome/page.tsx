import { Outcome } from "@/components/Outcome";

export default function Page() {
  return <Outcome />;
}
