import { Jobs } from "@/components/Jobs";

export default function Page() {
  return <Jobs />;
}
