import { Journal } from "@/components/Journal";

export default function Page() {
  return <Journal />;
}
