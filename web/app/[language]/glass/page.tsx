import { Glass } from "@/components/Glass";

export default function Page() {
  return <Glass />;
}
