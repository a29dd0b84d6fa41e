import { Questions } from "@/components/Questions";

export default function Page() {
  return <Questions />;
}
