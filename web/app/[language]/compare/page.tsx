import { Compare } from "@/components/Compare";

export default function Page() {
  return <Compare />;
}
