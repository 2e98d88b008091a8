<?xml version="1.0" encoding="UTF-8"?>
<!-- Which files make up the edition, and how do they hang together? METS 1.12.1: a record in MODS, the files, the divisions and the pages. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns="http://www.loc.gov/METS/" xmlns:mets="http://www.loc.gov/METS/" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>
  <xsl:include href="mods-record.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="required" as="xs:string*" select="'title'"/>

  <!-- Divisions to divisions of METS; everything else to what is in it. -->
  <xsl:mode name="m:mets" on-no-match="shallow-skip" on-multiple-match="use-last" warning-on-multiple-match="yes" use-accumulators="#all"/>

  <!-- The files to describe; without any told, the document itself. -->
  <xsl:variable name="described" as="map(*)*"
      select="let $told := parse-json($files)?* return if (exists($told)) then $told else map{'path': $data?id || '.xml', 'media_type': 'application/tei+xml', 'use': 'tei'}"/>

  <!-- The place of the TEI document among the files. -->
  <xsl:variable name="tei" as="xs:integer?" select="(for $place in 1 to count($described) return $place[$described[$place]?media_type = 'application/tei+xml'])[1]"/>

  <xsl:template name="t:export">
    <xsl:context-item as="document-node()" use="required"/>
    <mets OBJID="{($data?doi[. ne ''] ! ('https://doi.org/' || .), $data?url[. ne ''], $data?id)[1]}" LABEL="{f:full-title($data)}" TYPE="TEI edition">
      <xsl:namespace name="xlink" select="'http://www.w3.org/1999/xlink'"/>
      <metsHdr>
        <xsl:if test="$now ne ''"><xsl:attribute name="CREATEDATE" select="$now"/></xsl:if>
        <xsl:for-each select="$data?software?*"><agent ROLE="CREATOR" TYPE="OTHER" OTHERTYPE="SOFTWARE"><name>{?name}</name><note>{?version}</note></agent></xsl:for-each>
        <xsl:for-each select="$data?publisher[. ne '']"><agent ROLE="DISSEMINATOR" TYPE="ORGANIZATION"><name>{.}</name></agent></xsl:for-each>
      </metsHdr>
      <dmdSec ID="dmd-mods"><mdWrap MDTYPE="MODS" MDTYPEVERSION="3.8"><xmlData><xsl:call-template name="t:mods"/></xmlData></mdWrap></dmdSec>
      <fileSec>
        <xsl:for-each-group select="1 to count($described)" group-by="($described[current()]?use, 'other')[1]">
          <fileGrp USE="{current-grouping-key()}">
            <xsl:for-each select="current-group()"><xsl:sequence select="f:mets-file($described[current()], .)"/></xsl:for-each>
          </fileGrp>
        </xsl:for-each-group>
      </fileSec>
      <structMap TYPE="LOGICAL" LABEL="Divisions">
        <div TYPE="work" LABEL="{f:full-title($data)}" DMDID="dmd-mods">
          <xsl:for-each select="1 to count($described)"><fptr FILEID="file-{.}"/></xsl:for-each>
          <xsl:apply-templates select="/*/text | /*/TEI/text" mode="m:mets"/>
        </div>
      </structMap>
      <xsl:variable name="pages" as="element()*" select="$texts//pb"/>
      <xsl:if test="exists($pages)">
        <structMap TYPE="PHYSICAL" LABEL="Pages">
          <div TYPE="book" DMDID="dmd-mods">
            <xsl:for-each select="$pages"><div TYPE="page" ORDER="{position()}"><xsl:if test="@n"><xsl:attribute name="ORDERLABEL" select="@n"/></xsl:if><xsl:sequence select="f:mets-pointer(.)"/></div></xsl:for-each>
          </div>
        </structMap>
      </xsl:if>
    </mets>
  </xsl:template>

  <xsl:template match="div | titlePage" mode="m:mets">
    <div TYPE="{(@type, local-name())[1]}">
      <xsl:variable name="label" as="xs:string" select="f:title(.)"/>
      <xsl:if test="$label ne ''"><xsl:attribute name="LABEL" select="$label"/></xsl:if>
      <xsl:sequence select="f:mets-pointer(.)"/>
      <xsl:apply-templates mode="m:mets"/>
    </div>
  </xsl:template>

  <!-- The place of an element in the TEI document, where it has an identifier. -->
  <xsl:function name="f:mets-pointer" as="element(mets:fptr)?">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="$element/@xml:id and exists($tei)"><fptr><area FILEID="file-{$tei}" BEGIN="{$element/@xml:id}" BETYPE="IDREF"/></fptr></xsl:if>
  </xsl:function>

  <!-- A file with what is known of it. -->
  <xsl:function name="f:mets-file" as="element(mets:file)">
    <xsl:param name="file" as="map(*)"/>
    <xsl:param name="number" as="xs:integer"/>
    <file ID="file-{$number}" MIMETYPE="{$file?media_type}">
      <xsl:if test="exists($file?size)"><xsl:attribute name="SIZE" select="xs:integer($file?size)"/></xsl:if>
      <xsl:if test="exists($file?sha256)">
        <xsl:attribute name="CHECKSUM" select="$file?sha256"/>
        <xsl:attribute name="CHECKSUMTYPE" select="'SHA-256'"/>
      </xsl:if>
      <FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="{string-join(tokenize($file?path, '/') ! encode-for-uri(.), '/')}"/>
    </file>
  </xsl:function>

</xsl:stylesheet>
