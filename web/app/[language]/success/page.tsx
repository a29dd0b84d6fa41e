import { Success } from "@/components/Success";

export default function Page() {
  return <Success />;
}
