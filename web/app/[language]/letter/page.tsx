import { Letter } from "@/components/Letter";

export default function Page() {
  return <Letter />;
}
