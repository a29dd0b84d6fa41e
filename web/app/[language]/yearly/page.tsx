import { Yearly } from "@/components/Yearly";

export default function Page() {
  return <Yearly />;
}
