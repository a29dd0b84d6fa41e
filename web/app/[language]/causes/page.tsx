import { Causes } from "@/components/Causes";

export default function Page() {
  return <Causes />;
}
