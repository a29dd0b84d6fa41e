import { Queue } from "@/components/Queue";

export default function Page() {
  return <Queue />;
}
