const stop = new Set("a an the and or but if of to in on at for with from by is are was were be been am do does did have has had i you he she it we they me him her us them my your his its our their this that these those what which who how when where why not no yes so just can could will would should may might there here oh ok okay well um uh hello hi thanks thank s t m re ve ll d don let about as than then too very il lo la i gli le un uno una di a da in con su per tra fra e o ma che chi cui non si mi ti ci vi ne è sono ha ho del della dei delle dello al alla alle ai nel nella sul sulla questo questa anche come più".split(' '));
export function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((w) => !stop.has(w));
}
