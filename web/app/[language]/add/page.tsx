import { Add } from "@/components/Add";

export default function Page() {
  return <Add />;
}
