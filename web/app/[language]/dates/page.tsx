import { Dates } from "@/components/Dates";

export default function Page() {
  return <Dates />;
}
