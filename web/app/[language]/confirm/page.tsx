import { Confirm } from "@/components/Confirm";

export default function Page() {
  return <Confirm />;
}
