import { CaseHub } from "@/components/CaseHub";

export default function Page() {
  return <CaseHub />;
}
