import { Disclosures } from "@/components/Disclosures";

export default function Page() {
  return <Disclosures />;
}
