import { contentWords } from './words';
import { adviceOn } from './advice';
import { holdsLink, isCourtesy, isPromise, requestStrength, toneOf } from './cues';
import { findFacts } from './facts';
import { takeApart } from './mail-body';
import { splitSentences } from './sentences';
import type { Citation, Fact, Pledge, Summary, SummaryEngine, SummaryOptions } from './summary';
import type { Message, Thread } from './thread';
