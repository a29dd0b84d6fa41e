import { Keys } from "@/components/Keys";

export default function Page() {
  return <Keys />;
}
