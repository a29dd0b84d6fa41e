import { Findings } from "@/components/Findings";

export default function Page() {
  return <Findings />;
}
