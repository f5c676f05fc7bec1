import { Trouble } from "./api";
import { Failed } from "./parts";
import type { Place } from "./place";
import { short } from "./words";

export default function Nothing({ place }: { place: Place }) {
  return <Failed trouble={new Trouble(`There is no view called ${short(place.path, 60)}.`)} />;
}
