/** When a server that limits its requests takes the next one, as it told whichever was refused. */
export class Pace {
  private free = 0;

  /** Milliseconds until then; 0 where it may be asked now. */
  left(): number {
    return Math.max(0, this.free - Date.now());
  }

  /** Nobody asks for so many seconds. */
  hold(seconds = 0): void {
    this.free = Math.max(this.free, Date.now() + seconds * 1000);
  }
}
