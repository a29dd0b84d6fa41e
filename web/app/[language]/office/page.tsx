import { Office } from "@/components/Office";

export default function Page() {
  return <Office />;
}
