import { TimeLine } from "@/components/TimeLine";

export default function Page() {
  return <TimeLine />;
}
