import { ClaimRun } from "@/components/ClaimRun";

export default function Page() {
  return <ClaimRun />;
}
