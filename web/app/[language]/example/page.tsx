import { Example } from "@/components/Example";

export default function Page() {
  return <Example />;
}
