import { Bundle } from "@/components/Bundle";

export default function Page() {
  return <Bundle />;
}
