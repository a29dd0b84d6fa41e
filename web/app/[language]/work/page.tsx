import { Work } from "@/components/Work";

export default function Page() {
  return <Work />;
}
