import { Folder } from "@/components/Folder";

export default function Page() {
  return <Folder />;
}
