import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { eachItem } from '../shell/items';
import { localise } from '../shell/localise';
import { officeRegister, urpRegisterTest } from '../shell/register';
import labels from './it.json';
import { accessRegister, accessRegisterProperties } from './operations/accessRegister';
import { addNote, addNoteProperties } from './operations/addNote';
import { appointments, appointmentsProperties } from './operations/appointments';
import { assign, assignProperties } from './operations/assign';
import { referenceProperty } from './operations/call';
import { changeStatus, changeStatusProperties } from './operations/changeStatus';
import { confirmProposal, confirmProposalProperties } from './operations/confirmProposal';
import { erase, eraseProperties } from './operations/erase';
import { exportDecisions, exportDecisionsProperties } from './operations/exportDecisions';
import { exportPerson, exportPersonProperties } from './operations/exportPerson';
import { file, fileProperties } from './operations/file';
import { get } from './operations/get';
import { getReceipt, getReceiptProperties } from './operations/getReceipt';
import { getTerm } from './operations/getTerm';
import { handOver, handOverProperties } from './operations/handOver';
import { history } from './operations/history';
import { addNoteMany, assignMany, changeStatusMany, manyProperties } from './operations/many';
import { purge, purgeProperties } from './operations/purge';
import { resumeTerm, resumeTermProperties } from './operations/resumeTerm';
import { reviewLink, reviewLinkProperties } from './operations/reviewLink';
import { search, searchProperties } from './operations/search';
import { statistics } from './operations/statistics';
import { suspendTerm, suspendTermProperties } from './operations/suspendTerm';
import { resourceProperties } from './resources';

const operations = {
  accessRegister,
  addNote,
  addNoteMany,
  appointments,
  assign,
  assignMany,
  changeStatus,
  changeStatusMany,
  confirmProposal,
  erase,
  exportDecisions,
  exportPerson,
  file,
  get,
  getReceipt,
  getTerm,
  handOver,
  history,
  purge,
  resumeTerm,
  reviewLink,
  search,
  statistics,
  suspendTerm,
};

export class UrpTicket implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'URP Ticket',
    name: 'urpTicket',
    icon: { light: 'file:urpTicket.svg', dark: 'file:urpTicket.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["resource"] + ": " + $parameter["operation"]}}',
    description:
      "Files requests in the office's register, finds them, gives them to offices and keeps their history",
    defaults: { name: 'URP Ticket' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'urpRegister', required: false, testedBy: 'urpRegisterTest' }],
    properties: [
      ...resourceProperties,
      referenceProperty,
      ...accessRegisterProperties,
      ...addNoteProperties,
      ...appointmentsProperties,
      ...assignProperties,
      ...changeStatusProperties,
      ...confirmProposalProperties,
      ...eraseProperties,
      ...exportDecisionsProperties,
      ...exportPersonProperties,
      ...fileProperties,
      ...getReceiptProperties,
      ...handOverProperties,
      ...manyProperties,
      ...purgeProperties,
      ...resumeTermProperties,
      ...reviewLinkProperties,
      ...searchProperties,
      ...suspendTermProperties,
    ],
  };

  methods = { credentialTest: { urpRegisterTest } };

  constructor() {
    this.description = localise(this.description, labels);
  }

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const items = await eachItem(this, async (itemIndex, item) => {
      const operation = this.getNodeParameter('operation', itemIndex) as keyof typeof operations;
      const register = await officeRegister(this);
      return operations[operation]({ context: this, itemIndex, item, register });
    });
    return [items];
  }
}
