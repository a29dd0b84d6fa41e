import { Clients } from "@/components/Clients";

export default function Page() {
  return <Clients />;
}
