<?xml version="1.0" encoding="UTF-8"?>
<!-- What does a harvester get? A static record of OAI-PMH 2.0; it needs the address and the day of the edition. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>
  <xsl:include href="dc-record.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="required" as="xs:string*" select="'title', 'url', 'day'"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <xsl:variable name="identifier" as="xs:string" select="'oai:' || replace($data?url, '^\w+://(www\.)?([^/:]+).*$', '$2') || ':' || $data?id"/>
    <OAI-PMH xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">
      <responseDate>{($now[. ne ''], $data?day || 'T00:00:00Z')[1]}</responseDate>
      <request verb="GetRecord" identifier="{$identifier}" metadataPrefix="oai_dc">{$data?url}</request>
      <GetRecord>
        <record>
          <header><identifier>{$identifier}</identifier><datestamp>{$data?day}</datestamp></header>
          <metadata><xsl:call-template name="t:oai-dc"/></metadata>
        </record>
      </GetRecord>
    </OAI-PMH>
  </xsl:template>

</xsl:stylesheet>
