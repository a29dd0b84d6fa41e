import { Tables } from "@/components/Tables";

export default function Page() {
  return <Tables />;
}
