import { Looks } from "@/components/Looks";

export default function Page() {
  return <Looks />;
}
