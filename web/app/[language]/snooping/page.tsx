import { Snooping } from "@/components/Snooping";

export default function Page() {
  return <Snooping />;
}
