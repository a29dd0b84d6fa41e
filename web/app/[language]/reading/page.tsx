import { Reading } from "@/components/Reading";

export default function Page() {
  return <Reading />;
}
