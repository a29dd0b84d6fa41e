import { Folders } from "@/components/Folders";

export default function Page() {
  return <Folders />;
}
