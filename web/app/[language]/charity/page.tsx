import { Charity } from "@/components/Charity";

export default function Page() {
  return <Charity />;
}
