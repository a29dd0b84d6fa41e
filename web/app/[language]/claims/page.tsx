import { ClaimFiles } from "@/components/ClaimFiles";

export default function Page() {
  return <ClaimFiles />;
}
