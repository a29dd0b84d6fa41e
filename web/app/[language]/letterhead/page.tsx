import { Letterhead } from "@/components/Letterhead";

export default function Page() {
  return <Letterhead />;
}
