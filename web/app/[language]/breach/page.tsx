import { Breach } from "@/components/Breach";

export default function Page() {
  return <Breach />;
}
