import { Health } from "@/components/Health";

export default function Page() {
  return <Health />;
}
