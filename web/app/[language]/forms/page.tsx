import { Forms } from "@/components/Forms";

export default function Page() {
  return <Forms />;
}
