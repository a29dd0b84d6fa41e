import { Sharing } from "@/components/Sharing";

export default function Page() {
  return <Sharing />;
}
