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
import { addNote, addNoteProperties } from './operations/addNote';
import { assign, assignProperties } from './operations/assign';
import { referenceProperty } from './operations/call';
import { changeStatus, changeStatusProperties } from './operations/changeStatus';
import { confirmProposal, confirmProposalProperties } from './operations/confirmProposal';
import { exportPerson, exportPersonProperties } from './operations/exportPerson';
import { file, fileProperties } from './operations/file';
import { get } from './operations/get';
import { getReceipt, getReceiptProperties } from './operations/getReceipt';
import { handOver, handOverProperties } from './operations/handOver';
import { history } from './operations/history';
import { purge, purgeProperties } from './operations/purge';
import { resumeTerm, resumeTermProperties } from './operations/resumeTerm';
import { reviewLink, reviewLinkProperties } from './operations/reviewLink';
import { search, searchProperties } from './operations/search';
import { statistics } from './operations/statistics';
import { suspendTerm, suspendTermProperties } from './operations/suspendTerm';

const operations = {
  addNote,
  assign,
  changeStatus,
  confirmProposal,
  exportPerson,
  file,
  get,
  getReceipt,
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
    subtitle: '={{$parameter["operation"]}}',
    description:
      "Files requests in the office's register, finds them, gives them to offices and keeps their history",
    defaults: { name: 'URP Ticket' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'urpRegister', required: false, testedBy: 'urpRegisterTest' }],
    properties: [
      {
        displayName: 'Operation',
        name: 'operation',
        type: 'options',
        noDataExpression: true,
        default: 'get',
        options: [
          {
            name: 'Add a Note',
            value: 'addNote',
            description: 'Write something into the history of a ticket',
            action: 'Add a note to a ticket',
          },
          {
            name: 'Assign',
            value: 'assign',
            description: 'Give a ticket to an office or a person, once however often the flow runs',
            action: 'Assign a ticket',
          },
          {
            name: 'Change Status',
            value: 'changeStatus',
            description: 'Say how far a ticket is',
            action: 'Change the status of a ticket',
          },
          {
            name: 'Confirm a Proposal',
            value: 'confirmProposal',
            description: 'Record what a person decides on the proposal for a ticket, and assign it',
            action: 'Confirm the proposal for a ticket',
          },
          {
            name: "Export a Person's Data",
            value: 'exportPerson',
            description: 'Read all that the register holds of one person',
            action: 'Export the data of a person',
          },
          {
            name: 'File',
            value: 'file',
            description: 'Record a request that came by mail, phone or at the counter',
            action: 'File a request',
          },
          {
            name: 'Get',
            value: 'get',
            description: 'Read a ticket as it stands now',
            action: 'Get a ticket',
          },
          {
            name: 'Get Receipt',
            value: 'getReceipt',
            description: 'Read what was received, when and by which form, with its hash',
            action: 'Get the receipt of a request',
          },
          {
            name: 'Hand Over',
            value: 'handOver',
            description: 'Pass a ticket from its office to another, with the reason',
            action: 'Hand a ticket over to another office',
          },
          {
            name: 'History',
            value: 'history',
            description: 'Read what happened to a ticket',
            action: 'Read the history of a ticket',
          },
          {
            name: 'Purge',
            value: 'purge',
            description: 'Remove tickets that ended long ago; their numbers stay in the statistics',
            action: 'Purge tickets that ended long ago',
          },
          {
            name: 'Resume Term',
            value: 'resumeTerm',
            description: 'Let a suspended term run again and move its due date',
            action: 'Resume the term of a ticket',
          },
          {
            name: 'Review Link',
            value: 'reviewLink',
            description: 'Make a link to the page on which a person decides',
            action: 'Make a link to the review page',
          },
          {
            name: 'Search',
            value: 'search',
            description: 'Find tickets, the newest first',
            action: 'Search tickets',
          },
          {
            name: 'Statistics',
            value: 'statistics',
            description: 'Count tickets by month, purged ones included; nothing tells who asked',
            action: 'Count tickets by month',
          },
          {
            name: 'Suspend Term',
            value: 'suspendTerm',
            description: 'Let the term of a ticket stand still, once on each ground of the law',
            action: 'Suspend the term of a ticket',
          },
        ],
      },
      referenceProperty,
      ...addNoteProperties,
      ...assignProperties,
      ...changeStatusProperties,
      ...confirmProposalProperties,
      ...exportPersonProperties,
      ...fileProperties,
      ...getReceiptProperties,
      ...handOverProperties,
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
