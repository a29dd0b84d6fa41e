import { Fax } from "@/components/Fax";

export default function Page() {
  return <Fax />;
}
